package io.swarmassay.swarm;

/** Something a machine or a swarm may or may not be able to do; probed, never assumed. */
public enum Ability {
  /** Commands can be run on the machines below the swarm: only a lab offers this. */
  HOSTS,
  /** The kernel delays packets ({@code sch_netem}). */
  NETEM,
  /** Packets between nodes can be delayed: by the kernel, or by VDE's wirefilter on TAP devices. */
  DELAY,
  /** Virtual IPs and the ingress mesh ({@code ip_vs}). */
  IPVS,
  /** Packet filters of the bridge and inet families ({@code nft}). */
  NFTABLES,
  /** Packets can be handed to user space ({@code NFQUEUE}). */
  NFQUEUE,
  /** TAP devices ({@code /dev/net/tun}), which the VDE fallback for delay needs. */
  TUN,
  /** Rate limits on a link ({@code sch_tbf}). */
  TBF,
  /** Groups of processes can be frozen and limited (cgroups are writable). */
  CGROUPS,
  /** The cgroup hierarchy is version 2; otherwise it is version 1. */
  CGROUP_V2,
  /** An ordinary user can be root in a namespace of its own. */
  USER_NAMESPACES,
  /** A library that shows processes another time ({@code libfaketime}). */
  FAKETIME,
  /** Hardware virtualisation that boots something. */
  KVM
}
