import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { readYaml } from '../yaml/readYaml';
import { Finding } from './Finding';
import { findLine } from './findLine';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

const registrationSchema = z.object({
  kind: z.literal('ExternalSecret'),
  metadata: z.object({ annotations: z.record(z.string()).default({}) }),
  spec: z.object({
    target: z.object({
      creationPolicy: z.string().optional(),
      deletionPolicy: z.string().optional(),
      template: z.object({
        metadata: z.object({ labels: z.record(z.string()) }),
      }),
    }),
  }),
});

/** A registration of a cluster that could be lost takes every service of that cluster with it. */
export function checkRegistrations(draft: FileDraft): Finding[] {
  return draft
    .list('bootstrap')
    .filter(path => path.endsWith('.yaml'))
    .flatMap(path => {
      const text = draft.read(path) ?? '';
      return readYaml(text).flatMap(value => {
        const parsed = registrationSchema.safeParse(value);
        if (!parsed.success) return [];
        const { metadata, spec } = parsed.data;
        const { labels } = spec.target.template.metadata;
        if (labels['argocd.argoproj.io/secret-type'] !== 'cluster') return [];
        const options = (metadata.annotations[SYNC_OPTIONS] ?? '').split(',');
        const wrong = [
          ...(!options.includes('Prune=false') ||
          !options.includes('Delete=false')
            ? [
                {
                  at: ['metadata'],
                  what: `annotation ${SYNC_OPTIONS}: Prune=false,Delete=false`,
                },
              ]
            : []),
          ...(spec.target.creationPolicy !== 'Orphan'
            ? [{ at: ['spec', 'target'], what: 'creationPolicy: Orphan' }]
            : []),
          ...(spec.target.deletionPolicy !== 'Retain'
            ? [{ at: ['spec', 'target'], what: 'deletionPolicy: Retain' }]
            : []),
        ];
        return wrong.map(
          ({ at, what }): Finding => ({
            severity: 'error',
            rule: 'registration-can-be-lost',
            path,
            line: findLine(text, at),
            message: `This registration can be pruned or deleted, and every service of the cluster with it. It needs ${what}.`,
          }),
        );
      });
    });
}
