/** The parts of an image reference. @public */
export type ImageReference = {
  /** Registry and path, without tag and digest. */
  repository: string;
  /** Absent when only a digest, or nothing, is given. */
  tag?: string;
  /** `algorithm:hex`. */
  digest?: string;
};

/**
 * Splits an image reference. A colon before the last slash belongs to the registry's port, not to a tag.
 *
 * @public
 */
export function parseImage(image: string): ImageReference {
  const [named, digest] = image.split('@', 2);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  return {
    repository: hasTag ? named.slice(0, colon) : named,
    ...(hasTag && { tag: named.slice(colon + 1) }),
    ...(digest && { digest }),
  };
}
