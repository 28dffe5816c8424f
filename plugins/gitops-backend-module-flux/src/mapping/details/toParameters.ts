import {
  DeploymentParameter,
  toPublicText,
} from '@backstage-gitops/plugin-gitops-common';
import {
  HelmReleaseParameters,
  KustomizationParameters,
} from '../../client/wire';
import { SECRET_KEY } from '../resources/isSecretKey';

const SECRET = '(secret)';
const MOST = 300;
const LONGEST = 500;

/** What a Kustomization puts in: variables, images, and how much it patches. */
export function toKustomizationParameters({
  spec,
}: KustomizationParameters): DeploymentParameter[] {
  const { postBuild, images, patches, components } = spec;
  return [
    ...Object.entries(postBuild?.substitute ?? {}).map(([name, value]) =>
      toParameter(name, value, 'postBuild.substitute'),
    ),
    ...(postBuild?.substituteFrom ?? []).map(({ kind, name }) => ({
      name: '(variables)',
      value: `all keys of ${kind} ${name}`,
      from: `${kind}/${name}`,
    })),
    ...(images ?? []).map(({ name, newName, newTag, digest }) => ({
      name,
      value: `${newName ?? name}${newTag ? `:${newTag}` : ''}${
        digest ? `@${digest}` : ''
      }`,
      from: 'images',
    })),
    ...(components ?? []).map(component => ({
      name: 'component',
      value: component,
      from: 'components',
    })),
    ...(patches?.length
      ? [{ name: 'patches', value: `${patches.length}`, from: 'patches' }]
      : []),
    ...(['namePrefix', 'nameSuffix'] as const).flatMap(name => {
      const value = spec[name];
      return value ? { name, value, from: 'spec' } : [];
    }),
  ].slice(0, MOST);
}

/**
 * The values of a HelmRelease, a leaf each. Of values that come from elsewhere only the place is told:
 * neither Secrets nor ConfigMaps are read.
 */
export function toHelmReleaseParameters({
  spec,
}: HelmReleaseParameters): DeploymentParameter[] {
  return [
    ...toLeaves(spec.values ?? {}, '').map(([name, value]) =>
      toParameter(name, value, 'values'),
    ),
    ...(spec.valuesFrom ?? []).map(
      ({ kind, name, valuesKey = 'values.yaml', targetPath }) => ({
        name: targetPath ?? '(values)',
        value: `key ${valuesKey} of ${kind} ${name}`,
        from: `${kind}/${name}`,
      }),
    ),
    ...(spec.chart?.spec.valuesFiles ?? []).map(file => ({
      name: '(values)',
      value: file,
      from: 'valuesFiles',
    })),
  ].slice(0, MOST);
}

function toParameter(
  name: string,
  value: string,
  from: string,
): DeploymentParameter {
  return {
    name,
    value: SECRET_KEY.test(name)
      ? SECRET
      : toPublicText(value, { maxLength: LONGEST }),
    from,
  };
}

/** `{ name: DB_PASSWORD, value: … }` is named after its name: else nothing tells that it is a secret. */
function toLeaves(value: unknown, path: string): [string, string][] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const name =
        isRecord(item) && typeof item.name === 'string' ? item.name : index;
      return toLeaves(item, `${path}[${name}]`);
    });
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([key, each]) =>
      toLeaves(each, path ? `${path}.${key}` : key),
    );
  }
  return value === null || value === undefined ? [] : [[path, String(value)]];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
