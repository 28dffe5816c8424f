import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { readCluster } from '../platform/readPlatform';
import { listServiceClusters } from '../platform/readService';
import { readYaml } from '../yaml/readYaml';
import { Finding } from './Finding';
import { findLine } from './findLine';

const setSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    strategy: z.object({
      type: z.literal('RollingSync'),
      rollingSync: z.object({
        steps: z.array(
          z.object({
            matchExpressions: z
              .array(
                z.object({
                  key: z.string(),
                  operator: z.string(),
                  values: z.array(z.string()).default([]),
                }),
              )
              .default([]),
          }),
        ),
      }),
    }),
    template: z.object({
      spec: z.object({
        syncPolicy: z.object({ automated: z.unknown() }).optional(),
      }),
    }),
  }),
});

const waveSchema = z.object({ wave: z.string() });

type Steps = z.output<
  typeof setSchema
>['spec']['strategy']['rollingSync']['steps'];

/** Waves that no step takes, and an `automated` block, which waves switch off. */
export function checkWaves(draft: FileDraft): Finding[] {
  return draft
    .list('bootstrap/argocd')
    .filter(path => path.endsWith('.yaml'))
    .flatMap(path => checkSet(draft, path));
}

function checkSet(draft: FileDraft, path: string): Finding[] {
  const text = draft.read(path) ?? '';
  const parsed = setSchema.safeParse(readYaml(text)[0]);
  if (!parsed.success) return [];
  const { metadata, spec } = parsed.data;
  const { steps } = spec.strategy.rollingSync;
  const findings: Finding[] = [];
  const stepsLine = findLine(text, [
    'spec',
    'strategy',
    'rollingSync',
    'steps',
  ]);
  if (!hasRest(steps)) {
    findings.push({
      severity: 'error',
      rule: 'wave-never-synced',
      path,
      line: stepsLine,
      message:
        "No step takes the waves that the others leave: a cluster with a new wave would never be synced. End with a step whose operator is NotIn, with the other steps' values.",
    });
  }
  if (spec.template.spec.syncPolicy?.automated !== undefined) {
    findings.push({
      severity: 'warning',
      rule: 'waves-with-automated',
      path,
      line: findLine(text, [
        'spec',
        'template',
        'spec',
        'syncPolicy',
        'automated',
      ]),
      message:
        'The waves do the syncing: Argo CD switches this block off, self-heal with it. Take it out, or the waves.',
    });
  }
  for (const cluster of listServiceClusters(draft, metadata.name)) {
    if (readCluster(draft, cluster)?.engine !== 'argocd') continue;
    const file = layoutPaths.deployment(cluster, metadata.name);
    const own = draft.read(file) ?? '';
    const found = waveSchema.safeParse(readYaml(own)[0]);
    if (!found.success) {
      findings.push({
        severity: 'error',
        rule: 'wave-missing',
        path: file,
        line: 1,
        message: `${path} needs a wave from every cluster, as a text: wave: "1". Without it the whole set generates nothing new.`,
      });
    } else if (!steps.some(step => isTaken(step, found.data.wave))) {
      findings.push({
        severity: 'error',
        rule: 'wave-never-synced',
        path: file,
        line: findLine(own, ['wave']),
        message: `No step of ${path} takes wave ${found.data.wave}: this cluster would never be synced.`,
      });
    }
  }
  return findings;
}

function hasRest(steps: Steps): boolean {
  const earlier = new Set(
    steps
      .flatMap(({ matchExpressions }) => matchExpressions)
      .filter(({ operator }) => operator === 'In')
      .flatMap(({ values }) => values),
  );
  return steps.some(
    ({ matchExpressions }) =>
      matchExpressions.length === 0 ||
      matchExpressions.every(
        ({ operator, values }) =>
          operator === 'NotIn' && values.every(value => earlier.has(value)),
      ),
  );
}

function isTaken({ matchExpressions }: Steps[number], wave: string): boolean {
  return matchExpressions
    .filter(({ key }) => key === 'wave')
    .every(({ operator, values }) =>
      operator === 'NotIn' ? !values.includes(wave) : values.includes(wave),
    );
}
