import { z } from 'zod/v4';
import { deriveFingerprint } from './deriveFingerprint';
import { parseHelmValues } from './parseHelmValues';
import { selectValueTags } from './selectValueTags';
import { wire } from './wire';

const MAX_REMEMBERED = 500;
const TAG_PARAMETER = /(^|\.|image)tag$/i;

const { part, list, text, sharedText, words } = wire;

const shape = z.object({
  repoURL: sharedText,
  path: sharedText,
  targetRevision: sharedText,
  chart: sharedText,
  ref: text,
  helm: part(
    z.object({
      values: text,
      valuesObject: z.unknown().optional(),
      parameters: list(z.object({ name: text, value: text })),
    }),
  ),
  kustomize: part(z.object({ images: words })),
});

/** One source of an Application, cut to what we read: values themselves are never held. */
export type ApplicationSource = {
  readonly repoURL?: string;
  readonly path?: string;
  readonly targetRevision?: string;
  readonly chart?: string;
  readonly ref?: string;
  /** Tags that Helm values and parameters ask for. */
  readonly tags: readonly string[];
  /** Kustomize's images: `old=new:tag` or `name:tag`. */
  readonly images: readonly string[];
  /** Tells two sources apart by everything they hold, also by what we do not read. */
  readonly fingerprint: string;
  /** The same, but a Git revision that is tracked says nothing about configuration. */
  readonly configuration: string;
};

/**
 * The last sources that were parsed, by their JSON text: an Application repeats its source in every entry
 * of its history, and is sent whole with every change. What is equal is also held only once.
 */
const remembered = new Map<string, ApplicationSource>();

/** One source as it is on the wire. */
export const applicationSourceSchema = z
  .custom<Record<string, unknown>>(
    raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw),
  )
  .transform((raw, context): ApplicationSource => {
    const key = JSON.stringify(raw);
    const known = remembered.get(key);
    if (known) return known;
    const parsed = shape.safeParse(raw);
    if (!parsed.success) {
      parsed.error.issues.forEach(issue => context.addIssue(issue));
      return z.NEVER;
    }
    const source = condense(parsed.data, raw);
    const [oldest] = remembered.keys();
    if (remembered.size >= MAX_REMEMBERED) remembered.delete(oldest);
    remembered.set(key, source);
    return source;
  });

function condense(
  { helm, kustomize, ...rest }: z.output<typeof shape>,
  raw: Record<string, unknown>,
): ApplicationSource {
  const { targetRevision, ...withoutRevision } = raw;
  const configuration = deriveFingerprint(rest.chart ? raw : withoutRevision);
  return {
    ...rest,
    tags: [
      ...selectValueTags(helm?.valuesObject),
      ...selectValueTags(parseHelmValues(helm?.values)),
      ...(helm?.parameters ?? []).flatMap(({ name, value }) =>
        name && value && TAG_PARAMETER.test(name) ? [value] : [],
      ),
    ],
    images: kustomize?.images ?? [],
    fingerprint: `${configuration} ${targetRevision ?? ''}`,
    configuration,
  };
}
