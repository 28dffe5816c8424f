import {
  Deployment,
  ImageAutomation,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v3';
import {
  imagePolicySchema,
  imageRepositorySchema,
  imageUpdateAutomationSchema,
} from '../client/wire';
import { toImageAutomation } from '../mapping';
import { ClusterReader } from './ClusterReader';
import { findFluxResource } from './findFluxResource';
import { ProblemList } from './ProblemList';

/**
 * Reads what moves the images of a Deployment by itself. Nothing where the image controllers of Flux are
 * not installed.
 */
export async function readImageAutomation(
  reader: ClusterReader,
  deployment: Deployment,
  options: { problems: ProblemList; signal: AbortSignal },
): Promise<ImageAutomation[]> {
  const read = <S extends z.ZodTypeAny>(kind: string, schema: S) =>
    readAll(reader, { kind, schema, namespace: deployment.namespace }, options);
  const [policies, repositories, automations] = await Promise.all([
    read('ImagePolicy', imagePolicySchema),
    read('ImageRepository', imageRepositorySchema),
    read('ImageUpdateAutomation', imageUpdateAutomationSchema),
  ]);
  return toImageAutomation(deployment, { policies, repositories, automations });
}

/** Of all namespaces; where that is refused, of the Deployment's own. */
async function readAll<S extends z.ZodTypeAny>(
  reader: ClusterReader,
  asked: { kind: string; schema: S; namespace: string },
  { problems, signal }: { problems: ProblemList; signal: AbortSignal },
): Promise<z.infer<S>[]> {
  const { kind, schema, namespace } = asked;
  const list = async () => {
    const resource = await findFluxResource(reader, kind);
    if (!resource) return [];
    const named = { ...resource, kind };
    try {
      return await reader.list(named, { selection: {}, signal });
    } catch (error) {
      if (!(error instanceof EngineError) || error.status !== 403) throw error;
      return reader.list(named, { selection: { namespace }, signal });
    }
  };
  const objects = await problems.tolerate(list(), { otherwise: [], signal });
  return objects.flatMap(object => {
    const parsed = schema.safeParse(object);
    return parsed.success ? [parsed.data] : [];
  });
}
