import { KubernetesObject } from '../objects/KubernetesObject';
import { ReleaseRun } from './createReleaseRun';
import { FluxContext } from './FluxContext';
import { findReleaseSecrets } from './findReleaseSecrets';
import { HelmRecord } from './helmStorage/HelmRecord';
import { readChartRecord } from './helmStorage/readChartRecord';
import { toManifest } from './helmStorage/toManifest';
import { ReleaseAction } from './performRelease';

/**
 * Keeps a version of a release as Helm does, in a Secret.
 *
 * @param options - `objects`: what was rendered, none when that failed
 */
export function keepRelease(
  context: FluxContext,
  options: {
    run: ReleaseRun;
    wanted: ReleaseAction;
    objects: KubernetesObject[];
    version: number;
    info: Pick<HelmRecord['info'], 'status' | 'description'> & {
      firstDeployed: string;
      lastDeployed: string;
    };
  },
): void {
  const { run, wanted, objects, version, info } = options;
  const { key, releaseName, targetNamespace } = run;
  findReleaseSecrets(context, run).write({
    name: releaseName,
    info: {
      first_deployed: info.firstDeployed,
      last_deployed: info.lastDeployed,
      deleted: '',
      description: info.description,
      status: info.status,
    },
    chart: readChartRecord(context.repository, wanted.packaged),
    config: wanted.config,
    manifest: toManifest(objects, {
      chart: wanted.chart.name,
      labels: {
        'helm.toolkit.fluxcd.io/name': key.name,
        'helm.toolkit.fluxcd.io/namespace': key.namespace,
      },
    }),
    version,
    namespace: targetNamespace,
  });
}
