import { z } from 'zod/v3';
import { ManifestModels } from './loadManifestModels';

/** What is wrong at a place of a manifest. */
export type Problem = { path: (string | number)[]; message: string };

const typedSchema = z
  .object({ apiVersion: z.string(), kind: z.string() })
  .passthrough();

const violationsSchema = z.object({
  errors: z.array(z.object({ instancePath: z.string(), message: z.string() })),
});

/** What the model of its kind says of a manifest; nothing where there is none. */
export function findModelProblems(
  value: unknown,
  models: ManifestModels,
): Problem[] {
  const typed = typedSchema.safeParse(value);
  if (!typed.success) return [];
  const { apiVersion, kind } = typed.data;
  try {
    models.get(`${apiVersion}/${kind}`)?.(typed.data);
    return [];
  } catch (error) {
    return toModelProblems(error, kind);
  }
}

/** Whether something is not there, which a part alone may lack. */
export function isMissing({ message }: Problem): boolean {
  return message.includes('must have required property');
}

function toModelProblems(error: unknown, kind: string): Problem[] {
  const violations = violationsSchema.safeParse(error);
  if (!violations.success) {
    return [{ path: [], message: `Not a valid ${kind}: ${error}` }];
  }
  return violations.data.errors.map(({ instancePath, message }) => {
    const path = instancePath
      .split('/')
      .slice(1)
      .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
      .map(part => (/^\d+$/.test(part) ? Number(part) : part));
    return {
      path,
      message: `Not a valid ${kind}: ${path.join('.') || 'it'} ${message}`,
    };
  });
}
