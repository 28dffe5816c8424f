import { KubernetesObject } from '../objects/KubernetesObject';
import { findResourceKind } from '../objects/resourceKinds';
import { completeDeployment } from '../workloads/completeDeployment';
import { applyManifests } from './applyManifests';
import { helmManager, ReleaseRun } from './createReleaseRun';
import { FluxContext } from './FluxContext';
import { toReleaseLabels } from './performRelease';

/**
 * Compares a deployed release with the cluster, as far as the release asks for it. As in helm-controller
 * 1.4, drift shows in Events only, unless the condition of 1.6 is asked for; mode `warn` leaves it.
 */
export function correctDrift(
  context: FluxContext,
  options: { run: ReleaseRun; version: number; objects: KubernetesObject[] },
): void {
  const { applier } = context;
  const { run, version, objects } = options;
  const mode = run.spec.driftDetection?.mode ?? 'disabled';
  const showDrift = (message?: string) => {
    if (!context.driftCondition) return;
    run.status.write(
      message === undefined
        ? { without: ['Drifted'] }
        : {
            set: [
              {
                type: 'Drifted',
                status: 'True',
                reason: 'DriftDetected',
                message,
              },
            ],
          },
    );
  };
  if (mode === 'disabled') {
    showDrift();
    return;
  }
  const labels = toReleaseLabels(run);
  const drifted = objects.filter(object => {
    const kind = findResourceKind(object.apiVersion, object.kind);
    const metadata = {
      ...object.metadata,
      labels: { ...object.metadata.labels, ...labels },
    };
    const desired = completeDeployment({ ...object, metadata });
    return (
      kind &&
      applier.apply(kind, { desired, manager: helmManager, dryRun: true }) !==
        'unchanged'
    );
  });
  if (!drifted.length) {
    showDrift();
    return;
  }
  const called = `Cluster state of release ${run.targetNamespace}/${run.releaseName}.v${version}`;
  const lines = drifted.map(
    ({ kind, metadata }) => `${kind}/${metadata.namespace}/${metadata.name}`,
  );
  const message = [
    `${called} has drifted from the desired state:`,
    ...lines.map(
      line => `${line} changed (0 additions, 1 changes, 0 removals)`,
    ),
  ].join('\n');
  run.tell('Warning', 'DriftDetected', message);
  showDrift(message);
  if (mode === 'warn') return;
  applyManifests(context, { objects: drifted, labels, manager: helmManager });
  run.tell(
    'Normal',
    'DriftCorrected',
    [
      `${called} has been corrected:`,
      ...lines.map(line => `${line} configured`),
    ].join('\n'),
  );
  showDrift();
}
