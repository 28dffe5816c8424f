import { ArgocdHub } from '../../argocd/ArgocdHub';
import { SessionTokens } from '../../argocd/api/SessionTokens';
import { FaultGate } from '../FaultGate';
import { createAnswerFault } from './createAnswerFault';
import { churnApplications } from './churnApplications';
import { Fault } from './Fault';
import { BegunFault, FaultTarget } from './FaultTarget';
import { forbidProjects } from './forbidProjects';
import { refuseAsArgocd } from './refuseAsArgocd';
import { removeRoutes } from './removeRoutes';
import { RewindableApplications } from './RewindableApplications';
import { ShownApplicationStore } from './ShownApplicationStore';
import { SkewedClock } from './SkewedClock';
import { AnswerFault } from './AnswerFault';
import { TargetPorts } from './TargetPorts';

/** Argo CD, with everything that can be wrong with it. */
export class ArgocdTarget implements FaultTarget {
  readonly name = 'argocd';

  constructor(
    private readonly options: {
      hub: ArgocdHub;
      shown: ShownApplicationStore;
      sessions: SessionTokens;
      clock: SkewedClock;
      past: RewindableApplications;
    },
    readonly gate: FaultGate,
    readonly ports?: TargetPorts,
  ) {}

  begin(fault: Fault): BegunFault {
    const { hub, shown, sessions, clock, past } = this.options;
    switch (fault.fault) {
      case 'unauthorized':
        sessions.revokeAll();
        return this.answering(createAnswerFault(fault, refuseAsArgocd));
      case 'expire':
        sessions.expireAll();
        return { end: () => sessions.restoreToken() };
      case 'forbidPart': {
        shown.hidden = fault.parts;
        const begun = this.answering(forbidProjects(fault.parts, hub.store));
        return {
          end: () => {
            shown.hidden = [];
            return begun.end?.();
          },
        };
      }
      case 'removeVersion':
        return this.answering(removeRoutes(fault.kind));
      case 'malformed': {
        const touch = () =>
          hub.store
            .list()
            .filter(({ metadata }) => metadata.name === fault.name)
            .map(each => hub.store.put(each)).length;
        const begun = this.answering(createAnswerFault(fault, refuseAsArgocd));
        if (!touch()) {
          this.gate.setAnswers(undefined);
          throw new Error(`argocd has no Application '${fault.name}'.`);
        }
        return {
          end: async () => {
            await begun.end?.();
            touch();
          },
        };
      }
      case 'loseEvents':
        shown.losesEvents = true;
        return {
          end: () => {
            shown.losesEvents = false;
          },
        };
      case 'skew':
        clock.skewMs = fault.minutes * 60_000;
        this.gate.setDateShift(clock.skewMs);
        for (const application of hub.store.list()) {
          hub.applications.refresh(application);
        }
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
          says: `argocd was restored from a backup: ${says}; up lets its controllers look again.`,
          end: () => this.refresh(),
        };
      }
      case 'churn':
        return { says: churnApplications(hub, fault.count) };
      case 'gone':
        throw new Error(
          'argocd has no 410: its streams take any version. Use gone with a cluster that has Flux.',
        );
      default: {
        const answers = createAnswerFault(fault, refuseAsArgocd);
        if (!answers) throw new Error(`argocd has no fault '${fault.fault}'.`);
        return this.answering(answers);
      }
    }
  }

  private refresh() {
    const { store, applications } = this.options.hub;
    for (const application of store.list()) applications.refresh(application);
  }

  private answering(answers: AnswerFault | undefined): BegunFault {
    this.gate.setAnswers(answers);
    return { end: () => this.gate.setAnswers(undefined) };
  }
}
