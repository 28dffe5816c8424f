import { z } from 'zod/v3';
import { isJsonObject, JsonObject } from '../../Json';
import {
  applyJsonPatch,
  jsonPatch,
} from '../../kubernetes/kustomize/applyJsonPatch';
import { ApplicationSpec, ArgocdApplication } from '../ArgocdApplication';
import { mergeValues } from '../render/mergeValues';
import { ApiAnswer, failure, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { namedInBody } from './namedInBody';
import { requireFields } from './requireFields';
import { withApplication } from './withApplication';

const patchable = z
  .object({
    metadata: z
      .object({
        labels: z.record(z.string()).optional(),
        annotations: z.record(z.string()).optional(),
        finalizers: z.array(z.string()).optional(),
      })
      .passthrough(),
    spec: z
      .object({
        project: z.string(),
        destination: z.object({}).passthrough(),
        syncPolicy: z
          .object({
            automated: z
              .object({
                prune: z.boolean().optional(),
                selfHeal: z.boolean().optional(),
                enabled: z.boolean().optional(),
              })
              .optional(),
          })
          .passthrough()
          .optional(),
      })
      .passthrough(),
  })
  .passthrough();

/**
 * `PATCH /api/v1/applications/{name}`: the patch is a text in the body. Spec, labels, annotations and finalizers can
 * be changed; anything else in it is ignored.
 */
export function patchApplication(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  const { body } = request;
  const incomplete = requireFields(
    ['patchType', 'patch'],
    field => typeof body[field] === 'string',
  );
  if (incomplete) return incomplete;
  return withApplication(namedInBody(request), hub, application => {
    const { patchType } = body;
    if (patchType !== 'merge' && patchType !== 'json') {
      return failure(400, `Patch type '${patchType}' is not supported`);
    }
    let patched: ArgocdApplication;
    try {
      patched = patch(application, { patchType, text: String(body.patch) });
    } catch (error) {
      const { message } = error as Error;
      return failure(500, `error applying patch: ${message}`);
    }
    if (!hub.inventory.projects.has(patched.spec.project)) {
      return failure(
        400,
        `application references project ${patched.spec.project} which does not exist`,
      );
    }
    const stored = hub.store.put(patched);
    hub.clock.after(0, () => {
      hub.applications.refresh(stored);
      hub.sets.revert(stored);
    });
    return ok(stored);
  });
}

function patch(
  application: ArgocdApplication,
  { patchType, text }: { patchType: 'merge' | 'json'; text: string },
): ArgocdApplication {
  const before: JsonObject = JSON.parse(JSON.stringify(application));
  const change: unknown = JSON.parse(text);
  if (patchType === 'merge' && !isJsonObject(change)) {
    throw new Error('Invalid JSON Patch');
  }
  const after =
    patchType === 'merge' && isJsonObject(change)
      ? mergeValues(before, change)
      : applyJsonPatch(before, jsonPatch.parse(change));
  const { metadata, spec } = patchable.parse(after);
  const { labels, annotations, finalizers } = metadata;
  return {
    ...application,
    metadata: {
      ...application.metadata,
      labels,
      annotations,
      finalizers,
    },
    // What it was, with what was checked above changed.
    spec: spec as unknown as ApplicationSpec,
  };
}
