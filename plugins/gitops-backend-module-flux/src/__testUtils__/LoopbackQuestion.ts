import { LoopbackObject } from './LoopbackObject';

/** What a list or watch asks for. */
export type LoopbackQuestion = {
  path: string;
  namespace?: string;
  query: URLSearchParams;
  metadataOnly: boolean;
};

/** Whether an object is among what is asked for. */
export function isAsked(
  object: LoopbackObject,
  question: LoopbackQuestion,
): boolean {
  const label = question.query.get('labelSelector');
  const fields = question.query.get('fieldSelector')?.split(',') ?? [];
  return (
    fields.every(field => matchesField(object, field)) &&
    (!question.namespace || object.metadata.namespace === question.namespace) &&
    (!label || label in (object.metadata.labels ?? {}))
  );
}

/** `involvedObject.kind=HelmRelease` */
function matchesField(object: LoopbackObject, field: string): boolean {
  const [path, value] = field.split('=');
  const found = path
    .split('.')
    .reduce<unknown>(
      (at, key) => (at as Record<string, unknown> | undefined)?.[key],
      object,
    );
  return found === value;
}

/** An object as it is answered. */
export function toAnswer(
  object: LoopbackObject,
  question: LoopbackQuestion,
): object {
  return question.metadataOnly ? { metadata: object.metadata } : object;
}
