/** Faults of a service: updates that go wrong, ordered as an operator orders them. */
package io.swarmassay.fault.service;
