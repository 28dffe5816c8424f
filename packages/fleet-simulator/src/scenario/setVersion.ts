import { isMap, isScalar, isSeq, parseDocument, Document } from 'yaml';

type Place = { path: (string | number)[]; image: boolean };

/** Where a version stands, in the order it is looked for. */
const places: Place[] = [
  { path: ['values', 'image', 'tag'], image: false },
  { path: ['spec', 'values', 'image', 'tag'], image: false },
  { path: ['spec', 'images', 0, 'newTag'], image: false },
  { path: ['kustomize', 'images', 0], image: true },
];

/** The version in `clusters/<cluster>/apps/<service>.yaml`, whatever engine the file is for. */
export function readVersion(text: string): string | undefined {
  const document = parseDocument(text);
  const place = findPlace(document);
  if (!place) return undefined;
  const value = String(document.getIn(place.path));
  return place.image ? value.slice(value.lastIndexOf(':') + 1) : value;
}

/**
 * The same file with another version; everything else, comments too, stays.
 *
 * @returns undefined when the file says no version.
 */
export function setVersion(text: string, version: string): string | undefined {
  const document = parseDocument(text);
  const place = findPlace(document);
  if (!place) return undefined;
  const before = String(document.getIn(place.path));
  const value = place.image
    ? `${before.slice(0, before.lastIndexOf(':'))}:${version}`
    : version;
  const node = document.getIn(place.path, true);
  if (isScalar(node)) node.value = value;
  return document.toString({ lineWidth: 0 });
}

function findPlace(document: Document.Parsed): Place | undefined {
  if (!isMap(document.contents)) return undefined;
  return places.find(({ path }) => {
    const node = document.getIn(path, true);
    return isScalar(node) && !isSeq(node);
  });
}
