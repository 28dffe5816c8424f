import { isJsonObject, JsonObject } from '../Json';
import { replaceTexts } from './replaceTexts';

/**
 * Turns one recorded ApplicationSet into a template for all: its name becomes a variable; who wrote its
 * fields, and which Applications of the recording it generated, are left out.
 *
 * @param recorded - whole, as `GET /applicationsets/{name}` answers it
 */
export function createSetTemplate(recorded: JsonObject): JsonObject {
  const { metadata, status } = recorded;
  if (!isJsonObject(metadata) || !isJsonObject(status)) {
    throw new Error('The recorded ApplicationSet has no metadata or no status');
  }
  const { managedFields, annotations, ...named } = metadata;
  const { resources, resourcesCount, applicationStatus, ...observed } = status;
  return replaceTexts(
    { ...recorded, metadata: named, status: observed },
    text => (text === metadata.name ? '@@service@@' : text),
  );
}
