/**
 * How long the hub's controllers take, in milliseconds at speed 1. The order and the intermediate states are the
 * recorded ones; the recorded times are between a third and all of these, so that a person can follow.
 */
export const pace = {
  /** From a push until the hub looks at Git again; minutes in real life. */
  poll: 600,
  /** Between the comparisons of two Applications after a push. */
  stagger: 15,
  compare: 180,
  start: 70,
  apply: 500,
  finish: 100,
  observe: 60,
  settle: 70,
  /** Replacing the replicas of a workload. */
  rollout: 3500,
  /** Until the health of the Application follows the health of its workload. */
  follow: 60,
  /** Until a rollout that cannot finish is given up; ten minutes in real life. */
  deadline: 10_000,
  /** Pods that fail are seen. */
  fail: 2500,
  /** From drift until self-heal acts. */
  heal: 5000,
  /** Between the end of one wave and the next. */
  wave: 250,
  /** How much of an operation's back-off passes; five retries take half a minute instead of five. */
  retry: 0.1,
  /** Until a connection to a cluster that says nothing is given up. */
  timeout: 10_000,
  /** One read of a live object on a destination cluster. */
  liveRead: 15,
  /** Deleting what an Application deployed. */
  remove: 1500,
} as const;
