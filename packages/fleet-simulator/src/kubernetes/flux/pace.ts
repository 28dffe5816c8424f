/**
 * How a day of Flux is squeezed into minutes. Specs say what production would: ten minutes between
 * reconciles, five minutes for a health check. Whoever watches a demo does not wait for that, so a wait
 * never lasts longer than this (simulated milliseconds), whatever the spec says.
 */
export const pace = {
  /** Until a connection that says nothing is given up; ten seconds in real life too. */
  handshake: 10_000,
  /** Between two reconciles of anything. */
  interval: 30_000,
  /** Until something failed is tried again. */
  retry: 8_000,
  /** A health check, or Helm waiting for a release. */
  timeout: 12_000,
  /** Until an unmet dependency is looked at again. */
  dependency: 1_500,
  /** From a push until Flux looks: what a webhook takes. */
  push: 1_500,
  /** Between two looks at workloads that are not ready. */
  poll: 500,
};
