import { Fault } from './faults/Fault';
import { beginConnectionFault } from './faults/beginConnectionFault';
import { Destinations } from './faults/Destinations';
import { BegunFault, EndFault, FaultTarget } from './faults/FaultTarget';
import { flap } from './faults/flap';
import { describeFault } from './faults/describeFault';
import { listNames } from './listNames';

/** What is wrong with each target now, with its parameters; `none` when nothing is. */
export type CurrentFaults = Record<
  string,
  { fault: 'none'; slowByMs?: number } | (Fault & { slowByMs?: number })
>;

/** Over as soon as they happened; whatever else is wrong goes on. */
const moments: Fault['fault'][] = ['cut', 'churn'];

/** An expired or missing login ends a session, a proxy ends everything; other answers leave open streams alone. */
const cutting: Fault['fault'][] = ['unauthorized', 'garbage'];

/** Begins and ends faults, one at a time for each target. */
export class FaultDirector {
  private readonly running = new Map<
    string,
    { fault: Fault; end?: EndFault }
  >();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly options: {
      targets: () => ReadonlyMap<string, FaultTarget>;
      destinations: Destinations;
    },
  ) {}

  /**
   * Begins a fault, after whatever was wrong with the target before has ended.
   *
   * @returns what happened, in a sentence.
   * @throws with a sentence when there is no such target or it cannot have that fault.
   */
  begin(name: string, fault: Fault): Promise<string> {
    return this.inTurn(async () => {
      const target = this.options.targets().get(name);
      if (!target) return this.options.destinations.begin(name, fault);
      if (!moments.includes(fault.fault)) await this.finish(name);
      const { says, end } = await this.start(target, fault);
      if (end) this.running.set(name, { fault, end });
      return says ?? describeFault(name, fault);
    });
  }

  /** Nothing is wrong with the target any more. */
  end(name: string): Promise<string> {
    return this.inTurn(async () => {
      const target = this.options.targets().get(name);
      if (!target) return this.options.destinations.end(name);
      await this.finish(name);
      target.gate.setDelay(0);
      return `${name} works again.`;
    });
  }

  /** Every answer takes that much longer, whatever else is wrong. */
  slow(name: string, ms: number): string {
    this.find(name).gate.setDelay(ms);
    return `Every answer of ${name} takes ${ms} ms longer.`;
  }

  /** What is wrong with every target, and with destinations behind them. */
  current(): CurrentFaults {
    const targets = [...this.options.targets()].map(([name, { gate }]) => {
      const fault = this.running.get(name)?.fault ?? { fault: 'none' as const };
      return [
        name,
        gate.slowBy ? { ...fault, slowByMs: gate.slowBy } : fault,
      ] as const;
    });
    return Object.fromEntries([
      ...targets,
      ...this.options.destinations.current(),
    ]);
  }

  /** Ends what goes on by itself. */
  stop(): Promise<unknown> {
    return this.inTurn(() =>
      Promise.all([...this.running.keys()].map(name => this.finish(name))),
    );
  }

  private async start(target: FaultTarget, fault: Fault): Promise<BegunFault> {
    if (fault.fault === 'flap') {
      const { end, done } = flap(target, fault);
      done
        .catch(error => process.emitWarning(String(error)))
        .finally(() => this.forget(target.name, end));
      return { end };
    }
    const begun =
      (await beginConnectionFault(target, fault)) ?? target.begin(fault);
    if (cutting.includes(fault.fault)) target.gate.cut();
    return begun;
  }

  private async finish(name: string) {
    const running = this.running.get(name);
    this.running.delete(name);
    await running?.end?.();
  }

  private forget(name: string, end: EndFault) {
    if (this.running.get(name)?.end === end) this.running.delete(name);
  }

  private find(name: string): FaultTarget {
    const targets = this.options.targets();
    const target = targets.get(name);
    if (target) return target;
    throw new Error(
      `There is no '${name}'. There are ${listNames([...targets.keys()])}.`,
    );
  }

  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.last.then(run);
    this.last = turn.catch(() => {});
    return turn;
  }
}
