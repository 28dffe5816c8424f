import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import {
  EngineError,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v3';
import { readObject } from '../client';
import {
  HelmRelease,
  helmReleaseSchema,
  Kustomization,
  kustomizationSchema,
} from '../client/wire';
import { ClusterReader, toNamedRefusal } from './ClusterReader';
import { getFluxResource } from './findFluxResource';

/** The object that delivers a Deployment, as it is now. */
export type FluxObject =
  | { kind: 'Kustomization'; value: Kustomization }
  | { kind: 'HelmRelease'; value: HelmRelease };

/** Reads it. Rejects with an `EngineError`, `NotFound` when it is gone. */
export async function readFluxObject(
  reader: ClusterReader,
  deployment: Pick<Deployment, 'kind' | 'namespace' | 'name'>,
  options: { signal: AbortSignal },
): Promise<FluxObject> {
  return deployment.kind === 'HelmRelease'
    ? {
        kind: 'HelmRelease',
        value: await readAs(reader, deployment, {
          ...options,
          schema: helmReleaseSchema,
        }),
      }
    : {
        kind: 'Kustomization',
        value: await readAs(reader, deployment, {
          ...options,
          schema: kustomizationSchema,
        }),
      };
}

/** Reads one object of Flux through any schema. */
export async function readAs<S extends z.ZodTypeAny>(
  reader: ClusterReader,
  object: { kind: string; namespace: string; name: string },
  options: { schema: S; signal: AbortSignal },
): Promise<z.infer<S>> {
  const { kind, namespace, name } = object;
  const { subject } = reader.connection;
  const resource = await getFluxResource(reader, kind);
  let found: z.infer<S> | undefined;
  try {
    found = await readObject(reader.connection, resource, {
      namespace,
      name,
      ...options,
    });
  } catch (error) {
    throw toEngineError(
      toNamedRefusal(error, { subject, resource, namespace }),
      subject,
    );
  }
  if (found !== undefined) return found;
  throw new EngineError({
    code: 'NotFound',
    status: 404,
    message: `${kind} ${name} in namespace ${namespace} is not there any more.`,
  });
}
