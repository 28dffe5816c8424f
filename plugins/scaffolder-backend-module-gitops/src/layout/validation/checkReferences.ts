import { posix } from 'node:path';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { readCluster } from '../platform/readPlatform';
import { readYaml } from '../yaml/readYaml';
import { Finding } from './Finding';
import { findLine } from './findLine';

const kustomizationSchema = z.object({
  resources: z.array(z.string()).default([]),
  configMapGenerator: z
    .array(z.object({ files: z.array(z.string()).default([]) }))
    .default([]),
});

const fluxSchema = z.object({
  kind: z.enum(['Kustomization', 'HelmRelease']),
  spec: z.object({
    path: z.string().optional(),
    chart: z.object({ spec: z.object({ chart: z.string() }) }).optional(),
  }),
});

/** Files that name files: what they name has to be there. */
export function checkReferences(draft: FileDraft): Finding[] {
  return [
    ...draft
      .list('')
      .filter(path => path.endsWith('/kustomization.yaml'))
      .flatMap(path => checkKustomization(draft, path)),
    ...draft
      .list('')
      .filter(path => /^(bootstrap|clusters)\/.+\.yaml$/.test(path))
      .flatMap(path => checkFlux(draft, path)),
    ...checkParameters(draft),
  ];
}

function checkKustomization(draft: FileDraft, path: string): Finding[] {
  const text = draft.read(path) ?? '';
  const parsed = kustomizationSchema.safeParse(readYaml(text)[0]);
  if (!parsed.success) return [];
  const folder = posix.dirname(path);
  const { resources, configMapGenerator } = parsed.data;
  const named = [
    ...resources.map((name, index) => ({ name, at: ['resources', index] })),
    ...configMapGenerator.flatMap(({ files }, index) =>
      files.map((file, position) => ({
        name: file.replace(/^[^=]*=/, ''),
        at: ['configMapGenerator', index, 'files', position],
      })),
    ),
  ];
  return named
    .filter(({ name }) => !/^(https?|ssh|oci):|^git@/.test(name))
    .filter(({ name }) => {
      const target = posix.join(folder, name);
      return !draft.has(target) && draft.list(target).length === 0;
    })
    .map(({ name, at }) => ({
      severity: 'error',
      rule: 'missing-file',
      path,
      line: findLine(text, at),
      message: `${name} is not there. Add it, or take this line out.`,
    }));
}

function checkFlux(draft: FileDraft, path: string): Finding[] {
  const text = draft.read(path) ?? '';
  return readYaml(text).flatMap(value => {
    const parsed = fluxSchema.safeParse(value);
    if (!parsed.success) return [];
    const { spec } = parsed.data;
    const folder = spec.chart?.spec.chart ?? spec.path;
    if (!folder?.startsWith('./')) return [];
    const target = posix.normalize(folder).replace(/\/$/, '');
    if (target === '.' || draft.list(target).length > 0) return [];
    const line = text
      .split('\n')
      .findIndex(each => each.trim().endsWith(`: ${folder}`));
    return [
      {
        severity: 'error' as const,
        rule: 'missing-folder',
        path,
        line: Math.max(1, line + 1),
        message: `${target} is not there, or empty: Flux calls that an error and stops here.`,
      },
    ];
  });
}

// Parameters that no ApplicationSet reads deploy nothing; an overlay that is missing breaks the Application.
function checkParameters(draft: FileDraft): Finding[] {
  return draft.listFolders('clusters').flatMap(cluster => {
    const facts = readCluster(draft, cluster);
    if (facts?.engine !== 'argocd') return [];
    return draft.list(layoutPaths.clusterApps(cluster)).flatMap(path => {
      const [, service] = /\/([^/]+)\.yaml$/.exec(path) ?? [];
      if (!service) return [];
      const report = (rule: string, message: string): Finding => ({
        severity: 'error',
        rule,
        path,
        line: 1,
        message,
      });
      if (!draft.has(layoutPaths.serviceSet(service))) {
        return [
          report(
            'missing-set',
            `Nothing reads this file: ${layoutPaths.serviceSet(
              service,
            )} is not there.`,
          ),
        ];
      }
      const isChart = draft.has(`${layoutPaths.app(service)}/Chart.yaml`);
      const overlay = layoutPaths.overlay(service, facts.environment);
      return isChart || draft.has(overlay)
        ? []
        : [
            report(
              'missing-folder',
              `${layoutPaths.app(
                service,
              )} has neither a chart nor ${overlay}, which this cluster needs.`,
            ),
          ];
    });
  });
}
