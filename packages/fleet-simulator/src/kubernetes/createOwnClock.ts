import { SimulatedClock } from '../scenario/SimulatedClock';

/** A clock of one's own on top of a shared one: stopping it leaves the others' pauses alone. */
export function createOwnClock(shared: SimulatedClock): SimulatedClock {
  const pending = new Set<() => void>();
  let isStopped = false;
  return {
    now: () => shared.now(),
    after(ms, run) {
      if (isStopped) return () => {};
      let cancel = () => {};
      const forget = () => {
        pending.delete(forget);
        cancel();
      };
      cancel = shared.after(ms, () => {
        pending.delete(forget);
        run();
      });
      pending.add(forget);
      return forget;
    },
    stop() {
      isStopped = true;
      [...pending].forEach(forget => forget());
    },
  };
}
