/** HTTP/1.1 over our own streams, spoken by Apache HttpCore, for probes and traffic alike. */
package io.swarmassay.internal.http;
