import { ApiAnswer, failure } from './ApiAnswer';

/**
 * What the gateway says of a call without a required field; undefined when all are there.
 *
 * @param fields - in the order their absence is noticed: the call is encoded from its end
 */
export function requireFields(
  fields: readonly string[],
  isGiven: (field: string) => boolean,
): ApiAnswer | undefined {
  const missing = fields.find(field => !isGiven(field));
  return missing === undefined
    ? undefined
    : failure(
        500,
        `grpc: error while marshaling: proto: required field "${missing}" not set`,
        { code: 13 },
      );
}
