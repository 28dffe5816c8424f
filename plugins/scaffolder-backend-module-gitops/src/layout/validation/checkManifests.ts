import { isNode, LineCounter, parseAllDocuments } from 'yaml';
import { z } from 'zod/v3';
import { Finding } from './Finding';
import { findModelProblems, isMissing, Problem } from './findModelProblems';
import { ManifestModels } from './loadManifestModels';
import { manifestSchemas } from './manifestSchemas';
import { parameterSchema } from './parameterSchema';

const chartSchema = z.object({
  apiVersion: z.literal('v2'),
  name: z.string().min(1),
  version: z.string().min(1),
});

const typedSchema = z.object({ apiVersion: z.string(), kind: z.string() });

/**
 * Checks every document of one file by the schema of its kind. Templates of charts are no YAML and pass.
 *
 * @param options.engine - of the cluster, for a file in a cluster's `apps/`
 */
export function checkManifests(
  path: string,
  text: string,
  options: { models: ManifestModels; engine?: 'argocd' | 'flux' },
): Finding[] {
  if (!/\.ya?ml$/.test(path) || /^apps\/[^/]+\/templates\//.test(path)) {
    return [];
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(document => {
    const report = (message: string, at: number | undefined): Finding => ({
      severity: 'error',
      rule: 'schema',
      path,
      line: at === undefined ? 1 : lines.linePos(at).line,
      message,
    });
    const [error] = document.errors;
    if (error) {
      return [
        report(`Not YAML: ${error.message.split('\n', 1)[0]}`, error.pos[0]),
      ];
    }
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    const start = document.contents?.range?.[0] ?? document.range[0];
    return findProblems(path, value, options).map(problem =>
      report(
        problem.message,
        findPosition(keys => document.getIn(keys, true), problem.path) ?? start,
      ),
    );
  });
}

function findProblems(
  path: string,
  value: unknown,
  { models, engine }: { models: ManifestModels; engine?: 'argocd' | 'flux' },
): Problem[] {
  if (/^apps\/[^/]+\/Chart\.yaml$/.test(path)) return parse(chartSchema, value);
  const isDeployment = /^clusters\/[^/]+\/apps\/[^/]+\.yaml$/.test(path);
  if (isDeployment && engine === 'argocd') return parse(parameterSchema, value);
  const typed = typedSchema.safeParse(value);
  if (!typed.success) {
    return isDeployment && engine === 'flux'
      ? [
          {
            path: [],
            message:
              'Not a Kubernetes object: Flux refuses the whole folder of this cluster because of it.',
          },
        ]
      : [];
  }
  const key = `${typed.data.apiVersion}/${typed.data.kind}`;
  const schema = manifestSchemas.get(key);
  if (schema) return parse(schema, value);
  const problems = findModelProblems(value, models);
  return isBuilt(path) ? problems.filter(each => !isMissing(each)) : problems;
}

/**
 * What kustomize builds is whole only afterwards, as `includeSelectors` adds a Deployment's selector: what is missing
 * is told by checkOverlays.
 */
function isBuilt(path: string): boolean {
  return /^apps\/[^/]+\/(base|overlays)\//.test(path);
}

function parse(schema: z.ZodTypeAny, value: unknown): Problem[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    path,
    message: `${path.join('.') || 'The file'}: ${message}`,
  }));
}

// The place of the value itself, or of the nearest thing around it.
function findPosition(
  get: (path: (string | number)[]) => unknown,
  path: (string | number)[],
): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node = get(path.slice(0, length));
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
}
