import { Connections } from '../FaultGate';
import { Fault } from './Fault';
import { BegunFault, FaultTarget } from './FaultTarget';

/**
 * Begins a fault of the connections; undefined for a fault of another kind.
 *
 * @throws with a sentence when the target has no port of its own to fail on.
 */
export async function beginConnectionFault(
  { name, gate, ports }: FaultTarget,
  fault: Fault,
): Promise<BegunFault | undefined> {
  const during = (connections: Connections, says: string): BegunFault => {
    gate.setConnections(connections);
    return { says, end: () => gate.setConnections({ are: 'well' }) };
  };
  switch (fault.fault) {
    case 'refuse': {
      const begun = during(
        { are: 'down' },
        ports
          ? `${name} refuses connections; up ends it.`
          : `${name} breaks every connection; up ends it. (It shares its port; with ports of its own it would refuse them.)`,
      );
      await ports?.refuse();
      return {
        ...begun,
        end: async () => {
          await begun.end?.();
          await ports?.accept();
        },
      };
    }
    case 'hang':
      return during(
        { are: 'hanging' },
        `${name} accepts connections and answers nothing; up ends it.`,
      );
    case 'halfOpen': {
      const begun = during(
        { are: 'halfOpen' },
        `${name} says nothing more and closes nothing; up lets new connections work, those of now stay dead.`,
      );
      ports?.setSilent(true);
      return {
        ...begun,
        end: () => {
          ports?.setSilent(false);
          return begun.end?.();
        },
      };
    }
    case 'cut': {
      const cut = gate.cut();
      ports?.reset();
      return { says: `Cut ${cut} open connections of ${name}.` };
    }
    case 'cutMidEvent':
      return during(
        { are: 'cutMidEvent' },
        `Streams of ${name} end inside an event, new ones inside their first; up ends it.`,
      );
    case 'drip':
      return during(
        { are: 'dripping', bytes: fault.bytes, everyMs: fault.everyMs },
        `${name} sends ${fault.bytes} ${
          fault.bytes === 1 ? 'byte' : 'bytes'
        } every ${fault.everyMs} ms; up ends it.`,
      );
    case 'certificate':
      if (!ports) {
        throw new Error(
          `${name} has no TLS port: start the fleet with ports of its own for every target.`,
        );
      }
      ports.setTrusted(false);
      gate.cut();
      ports.reset();
      return {
        says: `The TLS port of ${name} shows a certificate nobody trusts; up ends it.`,
        end: () => {
          ports.setTrusted(true);
          ports.reset();
        },
      };
    default:
      return undefined;
  }
}
