import { PlatformRepository } from '../../git/PlatformRepository';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { ApplicationResource, ArgocdApplication } from '../ArgocdApplication';
import { DesiredResource, DesiredState } from '../render/DesiredState';
import { renderSource } from '../render/renderSource';
import { ApplicationRuntime, toSeen } from './ApplicationRuntime';
import { ApplicationStore } from './ApplicationStore';
import { SyncTarget } from './SyncTarget';
import { toBrokenComparison } from './toBrokenComparison';
import { toComparison } from './toComparison';
import { toSeconds } from './toSeconds';
import { toSource } from './toSource';

/** Compares Applications with Git and with what runs, and writes what it finds into their status. */
export class ApplicationComparer {
  constructor(
    private readonly options: {
      store: ApplicationStore;
      repository: PlatformRepository;
      clock: SimulatedClock;
      knowsDestination: (application: ArgocdApplication) => boolean;
      healthOf: (
        application: ArgocdApplication,
        resource: DesiredResource,
      ) => ApplicationResource['health'];
      onChanged: (application: ArgocdApplication) => void;
      runtime: (application: ArgocdApplication) => ApplicationRuntime;
    },
  ) {}

  /** What to compare with, or undefined after it was written why that is not known. */
  compareTarget(application: ArgocdApplication): DesiredState | undefined {
    const { clock, knowsDestination } = this.options;
    const now = toSeconds(clock.now());
    if (!knowsDestination(application)) {
      this.write(application, current =>
        toBrokenComparison(current, { problem: 'destination', now }),
      );
      return undefined;
    }
    try {
      return this.render(application);
    } catch (error) {
      const message = (error as Error).message;
      this.write(application, current =>
        toBrokenComparison(current, { problem: 'source', message, now }),
      );
      return undefined;
    }
  }

  /** Compares and writes what came out. The caller made sure that it can be rendered. */
  compare(application: ArgocdApplication) {
    const { clock, repository, onChanged } = this.options;
    const current = this.current(application);
    if (!current) return;
    const runtime = toSeen(this.options.runtime(current));
    const status = toComparison(current, runtime, {
      desired: this.render(current),
      revision: repository.head(),
      now: toSeconds(clock.now()),
      healthOf: resource => this.options.healthOf(current, resource),
    });
    onChanged(this.write(current, each => ({ ...each, status })) ?? current);
  }

  /**
   * Writes how the workload is, without comparing anew.
   *
   * @param step.health - whether the health of the Application follows
   */
  showWorkload(application: ArgocdApplication, step: { health: boolean }) {
    const { clock, onChanged } = this.options;
    const current = this.current(application);
    const runtime = this.options.runtime(application);
    const { live } = runtime;
    // What happens on a cluster that does not answer reaches nobody.
    if (!current || !live || runtime.frozen) return;
    if (!current.status.sync.revision) return;
    const { sync, reconciledAt, health, conditions } = current.status;
    const now = toSeconds(clock.now());
    const compared = toComparison(current, runtime, {
      desired: this.renderOr(current, live),
      revision: current.status.sync.revision,
      now,
      healthOf: resource => this.options.healthOf(current, resource),
    });
    const stored = this.write(current, each => ({
      ...each,
      status: {
        ...compared,
        ...(conditions ? { conditions } : {}),
        sync,
        reconciledAt,
        health: step.health ? compared.health : health,
      },
    }));
    if (stored && step.health) onChanged(stored);
  }

  /**
   * What Git wants now, or wanted once.
   *
   * @throws when it cannot be read.
   */
  render(application: ArgocdApplication, target?: SyncTarget): DesiredState {
    const { repository } = this.options;
    return renderSource(repository, target?.revision ?? repository.head(), {
      source: target?.source ?? toSource(application),
      name: application.metadata.name,
      namespace: application.spec.destination.namespace,
    });
  }

  /** The Application as it is now; undefined when it is gone. */
  current({ metadata }: ArgocdApplication) {
    const found = this.options.store.get(metadata.namespace, metadata.name);
    return found?.metadata.uid === metadata.uid ? found : undefined;
  }

  /** Changes the Application as it is now and tells everybody. */
  write(
    application: ArgocdApplication,
    change: (application: ArgocdApplication) => ArgocdApplication,
  ): ArgocdApplication | undefined {
    const current = this.current(application);
    return current && this.options.store.put(change(current));
  }

  private renderOr(
    application: ArgocdApplication,
    otherwise: DesiredState,
  ): DesiredState {
    try {
      return this.render(application);
    } catch {
      return otherwise;
    }
  }
}
