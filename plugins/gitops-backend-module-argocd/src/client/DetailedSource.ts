import { z } from 'zod/v4';
import { wire } from './wire';

const { text, flag, list, part } = wire;
const optionalWords = z
  .array(z.string())
  .nullish()
  .transform(value => value ?? []);
const value = z.union([z.string(), z.number(), z.boolean()]).nullish();
const pairs = z
  .record(z.string(), value)
  .nullish()
  .transform(given => given ?? {});

/** A source with all parameters it renders with. */
export const detailedSourceSchema = z.object({
  repoURL: text,
  path: text,
  targetRevision: text,
  chart: text,
  ref: text,
  name: text,
  helm: part(
    z.object({
      releaseName: text,
      namespace: text,
      version: text,
      /** YAML. */
      values: text,
      valuesObject: z.unknown().optional(),
      valueFiles: optionalWords,
      parameters: list(z.object({ name: text, value: text })),
      fileParameters: list(z.object({ name: text, path: text })),
      skipCrds: flag,
    }),
  ),
  kustomize: part(
    z.object({
      namePrefix: text,
      nameSuffix: text,
      namespace: text,
      version: text,
      images: optionalWords,
      replicas: list(
        z.object({
          name: z.string(),
          count: z.union([z.string(), z.number()]).nullish(),
        }),
      ),
      components: optionalWords,
      commonLabels: pairs,
      commonAnnotations: pairs,
      patches: list(
        z.object({
          path: text,
          patch: text,
          target: part(z.object({ kind: text, name: text })),
        }),
      ),
    }),
  ),
  directory: part(
    z.object({
      recurse: flag,
      include: text,
      exclude: text,
      jsonnet: part(
        z.object({
          extVars: list(z.object({ name: z.string(), value: text })),
          tlas: list(z.object({ name: z.string(), value: text })),
        }),
      ),
    }),
  ),
  plugin: part(
    z.object({
      name: text,
      env: list(z.object({ name: z.string(), value: text })),
      parameters: list(
        z.object({
          name: text,
          string: text,
          array: optionalWords,
          map: pairs,
        }),
      ),
    }),
  ),
});

/** See {@link detailedSourceSchema}. */
export type DetailedSource = z.output<typeof detailedSourceSchema>;
