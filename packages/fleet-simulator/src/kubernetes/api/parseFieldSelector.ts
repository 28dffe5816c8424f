import { isJsonObject } from '../objects/isJsonObject';
import { KubernetesObject } from '../objects/KubernetesObject';

/** Whether an object fits a field selector such as `involvedObject.kind=HelmRelease`. */
export function parseFieldSelector(
  selector: string | null,
): (object: KubernetesObject) => boolean {
  if (!selector) return () => true;
  const requirements = selector.split(',').map(part => {
    const isNot = part.includes('!=');
    const [path, value] = part.split(/!=|==?/);
    return { path: path.trim().split('.'), value: value ?? '', isNot };
  });
  return object =>
    requirements.every(({ path, value, isNot }) => {
      const found = path.reduce<unknown>(
        (field, key) => (isJsonObject(field) ? field[key] : undefined),
        object,
      );
      return ((found ?? '') === value) !== isNot;
    });
}
