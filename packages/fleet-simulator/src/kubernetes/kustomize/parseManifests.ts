import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v3';
import { KubernetesObject } from '../objects/KubernetesObject';
import { BuildError } from './BuildError';

const manifest = z
  .object({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z
      .object({
        name: z.string(),
        namespace: z.string().optional(),
        labels: z.record(z.string()).optional(),
        annotations: z.record(z.string()).optional(),
      })
      .passthrough(),
  })
  .passthrough();

/**
 * The objects of a YAML file. Empty documents are skipped.
 *
 * @throws BuildError for what is not YAML or not a Kubernetes object
 */
export function parseManifests(path: string, text: string): KubernetesObject[] {
  return parseAllDocuments(text)
    .map(document => {
      if (document.errors.length)
        throw new BuildError(
          `accumulating resources: accumulation err='accumulating resources from '${path}': MalformedYAMLError: ${document.errors[0].message}'`,
        );
      return document.toJS() as unknown;
    })
    .filter(value => value !== null && value !== undefined)
    .map(value => {
      const parsed = manifest.safeParse(value);
      if (!parsed.success)
        throw new BuildError(
          `accumulating resources: accumulation err='accumulating resources from '${path}': missing Resource metadata'`,
        );
      return parsed.data as KubernetesObject;
    });
}
