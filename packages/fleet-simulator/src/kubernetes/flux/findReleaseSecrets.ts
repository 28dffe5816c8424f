import { ReleaseRun } from './createReleaseRun';
import { FluxContext } from './FluxContext';
import { ReleaseSecrets } from './helmStorage/ReleaseSecrets';
import { toTargetContext } from './toTargetContext';

/** The Secrets of a release, in the cluster it is delivered to. */
export function findReleaseSecrets(
  context: FluxContext,
  run: Pick<ReleaseRun, 'spec' | 'storageNamespace' | 'releaseName'>,
): ReleaseSecrets {
  const { store } = toTargetContext(context, run.spec.kubeConfig);
  return new ReleaseSecrets({
    store,
    now: () => context.clock.now(),
    namespace: run.storageNamespace,
    release: run.releaseName,
  });
}
