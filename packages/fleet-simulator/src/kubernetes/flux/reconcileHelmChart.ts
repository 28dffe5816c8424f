import { parse } from 'yaml';
import { z } from 'zod/v3';
import { kinds } from '../objects/resourceKinds';
import { addFinalizer } from './addFinalizer';
import { ChartStorage } from './ChartStorage';
import { createArtifact } from './createArtifact';
import { createStatusWriter } from './createStatusWriter';
import { FluxContext, ObjectKey } from './FluxContext';
import { pace } from './pace';
import { parseDuration } from './parseDuration';
import { readArtifact } from './readArtifact';
import { readRequest } from './readRequest';
import { helmChartSpec } from './sourceSpecs';
import { toRepositoryPath } from './toRepositoryPath';

const kind = kinds.helmChart;
const manager = 'source-controller';
const chartFile = z.object({ name: z.string(), version: z.string() });

/** What source-controller does with a HelmChart from Git: find its version, and package it when that moved. */
export async function reconcileHelmChart(
  context: FluxContext & { charts: ChartStorage },
  key: ObjectKey,
): Promise<number | undefined> {
  const { store, repository, clock, pause, charts, events } = context;
  addFinalizer(context, { kind, key, manager });
  const object = store.get(kind, key);
  if (!object) return undefined;
  if (object.metadata.deletionTimestamp) {
    store.remove(kind, key);
    return undefined;
  }
  const spec = helmChartSpec.parse(object.spec);
  const generation = object.metadata.generation ?? 1;
  const writer = { kind, key, manager, generation };
  const status = createStatusWriter(context, writer);
  const handled = { observedGeneration: generation, ...readRequest(object) };
  if (spec.suspend) {
    status.write({ fields: handled });
    return undefined;
  }

  const fail = (reason: string, message: string) => {
    status.write({
      set: [
        {
          type: 'Reconciling',
          status: 'True',
          reason: 'ProgressingWithRetry',
          message: 'building artifact',
        },
        { type: 'Ready', status: 'False', reason, message },
      ],
      fields: readRequest(object),
    });
    return pace.retry;
  };

  const source = readArtifact(
    store.get(kinds.gitRepository, {
      namespace: key.namespace,
      name: spec.sourceRef.name,
    }),
  );
  if (!source) {
    const { kind: sourceKind, name } = spec.sourceRef;
    return fail(
      'SourceUnavailable',
      `failed to get source: ${sourceKind} '${name}' has no artifact`,
    );
  }
  const folder = toRepositoryPath(spec.chart);
  const text = repository.read(source.commit, `${folder}/Chart.yaml`);
  const chart = chartFile.safeParse(text === undefined ? {} : parse(text));
  if (!chart.success) {
    return fail(
      'InvalidChartReference',
      `invalid chart reference: stat /${folder}/Chart.yaml: no such file or directory`,
    );
  }

  const metadata = [
    ...(spec.reconcileStrategy === 'Revision'
      ? [source.commit.slice(0, 12)]
      : []),
    ...(spec.valuesFiles?.length ? [String(generation)] : []),
  ].join('.');
  const version = metadata
    ? `${chart.data.version}+${metadata}`
    : chart.data.version;
  const files = spec.valuesFiles?.length
    ? ` and merged values files [${spec.valuesFiles.join(' ')}]`
    : '';
  const success = {
    status: 'True' as const,
    reason: 'ChartPackageSucceeded',
    message: `packaged '${chart.data.name}' chart with version '${version}'${files}`,
  };
  const packaged = charts.read(key.namespace, key.name);
  const moved = packaged?.version !== version || packaged.folder !== folder;
  if (moved) {
    const message = 'building artifact';
    status.write({
      set: [
        { type: 'Reconciling', status: 'True', reason: 'Progressing', message },
        { type: 'Ready', status: 'Unknown', reason: 'Progressing', message },
      ],
    });
    await pause(60);
    const folderName = `helmchart/${key.namespace}/${key.name}`;
    const path = `${folderName}/${chart.data.name}-${version}.tgz`;
    charts.store(key.namespace, key.name, {
      version,
      commit: source.commit,
      folder,
    });
    status.write({
      set: [
        { ...success, type: 'Ready' },
        { ...success, type: 'ArtifactInStorage' },
      ],
      without: ['Reconciling'],
      fields: {
        ...handled,
        artifact: createArtifact({ path, revision: version, now: clock.now() }),
        observedChartName: chart.data.name,
        observedSourceArtifactRevision: source.revision,
        ...(spec.valuesFiles ? { observedValuesFiles: spec.valuesFiles } : {}),
        url: `http://source-controller.flux-system.svc.cluster.local./${folderName}/latest.tar.gz`,
      },
    });
    events.record(object, { ...success, type: 'Normal', component: manager });
  } else {
    status.write({
      set: [{ ...success, type: 'Ready' }],
      without: ['Reconciling'],
      fields: {
        ...handled,
        observedSourceArtifactRevision: source.revision,
      },
    });
  }
  return Math.min(parseDuration(spec.interval) ?? 600_000, pace.interval);
}
