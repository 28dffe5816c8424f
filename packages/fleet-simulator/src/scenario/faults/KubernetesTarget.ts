import { KubernetesSimulator } from '../../kubernetes/KubernetesSimulator';
import { FaultGate } from '../FaultGate';
import { AnswerFault } from './AnswerFault';
import { churnKustomizations } from './churnKustomizations';
import { ClusterTokens } from './ClusterTokens';
import { createAnswerFault } from './createAnswerFault';
import { expireVersions } from './expireVersions';
import { Fault } from './Fault';
import { BegunFault, FaultTarget } from './FaultTarget';
import { forbidNamespaces } from './forbidNamespaces';
import { refuseAsKubernetes } from './refuseAsKubernetes';
import { removeServedVersion } from './removeServedVersion';
import { RewindableCluster } from './RewindableCluster';
import { ShownEvents } from './ShownEvents';
import { SkewedClock } from './SkewedClock';
import { TargetPorts } from './TargetPorts';
import { touchObjects } from './touchObjects';

/** A cluster with Flux, with everything that can be wrong with it. */
export class KubernetesTarget implements FaultTarget {
  constructor(
    private readonly options: {
      simulator: KubernetesSimulator;
      events: ShownEvents;
      clock: SkewedClock;
      tokens: ClusterTokens;
      past: RewindableCluster;
    },
    readonly gate: FaultGate,
    readonly ports?: TargetPorts,
  ) {}

  get name(): string {
    return this.options.simulator.cluster;
  }

  begin(fault: Fault): BegunFault {
    const { simulator, events, clock, tokens, past } = this.options;
    switch (fault.fault) {
      case 'expire':
        return this.answering(tokens.expire());
      case 'forbidPart':
        return this.answering(forbidNamespaces(fault.parts));
      case 'removeVersion': {
        const begun = this.answering(removeServedVersion(fault.kind));
        // An API server ends the watches of a version it no longer serves.
        this.gate.cut();
        return {
          end: async () => {
            await begun.end?.();
            this.gate.cut();
          },
        };
      }
      case 'gone': {
        const begun = this.answering(expireVersions());
        simulator.compact();
        return begun;
      }
      case 'malformed': {
        const { name } = fault;
        const begun = this.answering(
          createAnswerFault(fault, refuseAsKubernetes),
        );
        const touch = () => touchObjects(simulator.store, name);
        if (!touch()) {
          this.gate.setAnswers(undefined);
          throw new Error(`${this.name} has no Flux object '${name}'.`);
        }
        return {
          end: async () => {
            await begun.end?.();
            touch();
          },
        };
      }
      case 'loseEvents':
        events.areLost = true;
        return {
          end: () => {
            events.areLost = false;
          },
        };
      case 'skew':
        clock.skewMs = fault.minutes * 60_000;
        this.gate.setDateShift(clock.skewMs);
        return {
          end: () => {
            clock.skewMs = 0;
            this.gate.setDateShift(0);
          },
        };
      case 'rewind': {
        const until = past.findMoment(fault.seconds);
        this.gate.cut();
        const says = past.rewind(until);
        return {
          says: `${this.name} was restored from a backup: ${says}. Flux goes on from there.`,
        };
      }
      case 'churn':
        return { says: churnKustomizations(simulator, fault.count) };
      default: {
        const answers = createAnswerFault(fault, refuseAsKubernetes);
        if (!answers) {
          throw new Error(`${this.name} has no fault '${fault.fault}'.`);
        }
        return this.answering(answers);
      }
    }
  }

  private answering(answers: AnswerFault | undefined): BegunFault {
    this.gate.setAnswers(answers);
    return { end: () => this.gate.setAnswers(undefined) };
  }
}
