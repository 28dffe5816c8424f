import { isJsonObject, Json, JsonObject } from '../../Json';
import { AnswerFault } from './AnswerFault';

/** Makes one named Application or Flux object break its schema wherever it is told: no spec, a text as status. */
export function breakObject(name: string): AnswerFault {
  const change = (value: Json | undefined): Json | undefined =>
    isJsonObject(value) && isMeant(value, name) ? toBroken(value) : value;
  return {
    editBody: body =>
      Array.isArray(body.items)
        ? { ...body, items: body.items.map(item => change(item) ?? null) }
        : (change(body) as JsonObject),
    editEvent: event => {
      const { object, result } = event;
      if (object !== undefined) return { ...event, object: change(object) };
      if (!isJsonObject(result)) return event;
      const application = change(result.application);
      return { ...event, result: { ...result, application } };
    },
  };
}

function isMeant({ metadata, apiVersion }: JsonObject, name: string): boolean {
  if (!isJsonObject(metadata) || metadata.name !== name) return false;
  // Argo CD tells none; of a cluster only what Flux works with is meant.
  return (
    apiVersion === undefined ||
    /\.toolkit\.fluxcd\.io\//.test(String(apiVersion))
  );
}

function toBroken({ spec: _, ...object }: JsonObject): JsonObject {
  return { ...object, status: 'unknown' };
}
