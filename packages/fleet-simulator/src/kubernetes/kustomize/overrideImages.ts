import { KubernetesObject } from '../objects/KubernetesObject';
import { ImageOverride } from './kustomizationFile';
import { mapContainers } from './mapContainers';

function split(image: string): { name: string; suffix: string } {
  const digest = image.indexOf('@');
  const bare = digest < 0 ? image : image.slice(0, digest);
  const colon = bare.lastIndexOf(':');
  const cut = colon > bare.lastIndexOf('/') ? colon : bare.length;
  return { name: image.slice(0, cut), suffix: image.slice(cut) };
}

/** The object with `images` overrides applied to its containers. */
export function overrideImages(
  object: KubernetesObject,
  overrides: ImageOverride[],
): KubernetesObject {
  if (!overrides.length) return object;
  return mapContainers(object, container => {
    if (typeof container.image !== 'string') return container;
    const { name, suffix } = split(container.image);
    const override = overrides.find(candidate => candidate.name === name);
    if (!override) return container;
    const newName = override.newName ?? name;
    if (override.digest)
      return { ...container, image: `${newName}@${override.digest}` };
    const tag = override.newTag ? `:${override.newTag}` : suffix;
    return { ...container, image: `${newName}${tag}` };
  });
}
