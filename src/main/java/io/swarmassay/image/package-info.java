/**
 * Images without a registry: base images from packages, stack images, data roots that hold them.
 */
package io.swarmassay.image;
