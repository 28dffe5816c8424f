import { isScalar, parseDocument } from 'yaml';
import { setYamlValue } from '../yaml/setYamlValue';
import { YamlPath } from '../yaml/YamlPath';

type Place = {
  path: YamlPath;
  /** Whether it holds the whole image, not only the tag. */
  isImage: boolean;
};

const places: readonly Place[] = [
  { path: ['values', 'image', 'tag'], isImage: false },
  { path: ['spec', 'values', 'image', 'tag'], isImage: false },
  { path: ['spec', 'images', 0, 'newTag'], isImage: false },
  { path: ['kustomize', 'images', 0], isImage: true },
];

/** Where `clusters/<cluster>/apps/<service>.yaml` says the version, whichever engine reads it; undefined when it does not. */
export function findVersionPlace(text: string): Place | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  return places.find(({ path }) => isScalar(document.getIn(path, true)));
}

/** The version a file says. */
export function readVersion(text: string): string | undefined {
  const place = findVersionPlace(text);
  if (!place) return undefined;
  const node = parseDocument(text).getIn(place.path, true);
  if (!isScalar(node)) return undefined;
  // As it is written: 1.10 is not the number 1.1.
  const value = node.source ?? String(node.value);
  return place.isImage ? value.slice(toTagStart(value)) : value;
}

/**
 * The same file with another version. Nothing else changes, not a byte.
 *
 * @returns undefined when the file says no version
 */
export function setVersion(
  text: string,
  version: string,
  options: { file: string },
): string | undefined {
  const place = findVersionPlace(text);
  const before = readVersion(text);
  if (!place || before === undefined) return undefined;
  if (before === version) return text;
  const node = parseDocument(text).getIn(place.path, true);
  const whole = isScalar(node) ? String(node.value) : '';
  const value = place.isImage
    ? `${whole.slice(0, toTagStart(whole)).replace(/:?$/, ':')}${version}`
    : version;
  return setYamlValue(text, place.path, value, options);
}

// Behind the last colon that is not a registry's port.
function toTagStart(image: string): number {
  const colon = image.lastIndexOf(':');
  return colon > image.lastIndexOf('/') ? colon + 1 : image.length;
}
