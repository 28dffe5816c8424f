import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';

const storeSchema = z.object({
  kind: z.literal('ClusterSecretStore'),
  metadata: z.object({ name: z.string() }),
});

/**
 * Whether a cluster has a ClusterSecretStore of this name, wherever somebody put it: a second one of a name would be
 * fought over by what delivers the two.
 */
export function hasStore(
  draft: FileDraft,
  name: string,
  { cluster }: { cluster: string },
): boolean {
  return [...draft.list(`clusters/${cluster}`), ...draft.list('infrastructure')]
    .filter(path => /\.ya?ml$/.test(path))
    .some(path => {
      const text = draft.read(path);
      if (!text?.includes('ClusterSecretStore')) return false;
      return parseAllDocuments(text).some(document => {
        if (document.errors.length > 0) return false;
        const store = storeSchema.safeParse(document.toJS());
        return store.success && store.data.metadata.name === name;
      });
    });
}
