import { DeploymentParameter } from '@backstage-gitops/plugin-gitops-common';
import { ApplicationDetail } from '../../client/ApplicationDetail';
import { DetailedSource } from '../../client/DetailedSource';
import { isRecord } from './isRecord';
import { toShownValue } from './toShownValue';

const MAX_PARAMETERS = 300;

/** A source, and its Helm values that were written as YAML, parsed. */
export type SourceWithValues = DetailedSource & { parsedValues?: unknown };

/** The sources an Application renders with. */
export function selectDetailedSources({
  spec,
}: ApplicationDetail): DetailedSource[] {
  if (spec.sources.length > 0) return spec.sources;
  return spec.source ? [spec.source] : [];
}

/**
 * All that an Application itself says to its renderer, leaf by leaf. What stands in files in Git is named, not
 * read.
 *
 * @param sources - of the Application, in its order
 */
export function toParameters(
  sources: readonly SourceWithValues[],
): DeploymentParameter[] {
  return sources
    .flatMap((source, index) => {
      const place = sources.length > 1 ? ` of source ${index + 1}` : '';
      return toSourceParameters(source).map(({ name, value, from }) => ({
        name,
        value: toShownValue(name, value),
        from: `${from}${place}`,
      }));
    })
    .slice(0, MAX_PARAMETERS);
}

type Leaf = { name: string; value: string; from: string };

function toSourceParameters(source: SourceWithValues): Leaf[] {
  const { helm, kustomize, directory, plugin } = source;
  return [
    ...(helm ? toHelmParameters(source, helm) : []),
    ...(kustomize ? toKustomizeParameters(kustomize) : []),
    ...[directory?.jsonnet?.extVars, directory?.jsonnet?.tlas].flatMap(
      variables =>
        (variables ?? []).map(({ name, value = '' }) =>
          toLeaf(name, value, 'jsonnet'),
        ),
    ),
    ...toSettings(
      { include: directory?.include, exclude: directory?.exclude },
      'directory',
    ),
    ...(plugin?.env ?? []).map(({ name, value = '' }) =>
      toLeaf(name, value, 'plugin.env'),
    ),
    ...(plugin?.parameters ?? []).flatMap(
      ({ name = '', string, array, map }) => [
        ...toSettings({ [name]: string }, 'plugin.parameters'),
        ...(array.length > 0
          ? [toLeaf(name, array.join(', '), 'plugin.parameters')]
          : []),
        ...toLeaves(map, { path: name, from: 'plugin.parameters' }),
      ],
    ),
  ];
}

function toHelmParameters(
  { parsedValues }: SourceWithValues,
  helm: NonNullable<DetailedSource['helm']>,
): Leaf[] {
  const { parameters, fileParameters, valuesObject, valueFiles, values } = helm;
  // Of the two Argo CD takes the object.
  const given = valuesObject ?? parsedValues;
  return [
    ...parameters.map(({ name = '', value = '' }) =>
      toLeaf(name, value, 'helm.parameters'),
    ),
    ...fileParameters.map(({ name = '', path = '' }) =>
      toLeaf(name, path, 'helm.fileParameters'),
    ),
    ...toLeaves(given, {
      path: '',
      from: valuesObject ? 'helm.valuesObject' : 'helm.values',
    }),
    ...(values && given === undefined
      ? [toLeaf('values', '(cannot be read)', 'helm.values')]
      : []),
    ...valueFiles.map(file => toLeaf('valueFile', file, 'helm.valueFiles')),
    ...toSettings(
      { releaseName: helm.releaseName, namespace: helm.namespace },
      'helm',
    ),
  ];
}

function toKustomizeParameters(
  kustomize: NonNullable<DetailedSource['kustomize']>,
): Leaf[] {
  const { images, replicas, components, patches } = kustomize;
  return [
    ...images.map(image => toImage(image)),
    ...replicas.map(({ name, count }) =>
      toLeaf(name, String(count ?? ''), 'kustomize.replicas'),
    ),
    ...toSettings(
      {
        namePrefix: kustomize.namePrefix,
        nameSuffix: kustomize.nameSuffix,
        namespace: kustomize.namespace,
      },
      'kustomize',
    ),
    ...components.map(path =>
      toLeaf('component', path, 'kustomize.components'),
    ),
    ...toLeaves(kustomize.commonLabels, {
      path: '',
      from: 'kustomize.commonLabels',
    }),
    ...toLeaves(kustomize.commonAnnotations, {
      path: '',
      from: 'kustomize.commonAnnotations',
    }),
    // A patch may hold anything: it is named, and told by what it changes only.
    ...patches.map(({ path, target }) =>
      toLeaf(
        'patch',
        path ??
          (`${target?.kind ?? ''} ${target?.name ?? ''}`.trim() || 'inline'),
        'kustomize.patches',
      ),
    ),
  ];
}

/** `old=new:tag`, `name:tag` or `name@digest`. */
function toImage(image: string): Leaf {
  const [left, right] = image.split('=', 2);
  const name =
    (right ? left : left.replace(/(?:@sha256:.*|:[^:/]*)$/, '')) || image;
  return toLeaf(name, right ?? image, 'kustomize.images');
}

function toSettings(
  settings: Record<string, string | undefined>,
  from: string,
): Leaf[] {
  return Object.entries(settings).flatMap(([name, value]) =>
    value ? [toLeaf(name, value, from)] : [],
  );
}

/** `image.tag`, `hosts[0]`: every leaf of what was written. */
function toLeaves(
  value: unknown,
  { path, from }: { path: string; from: string },
): Leaf[] {
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([key, each]) =>
      toLeaves(each, { path: path ? `${path}.${key}` : key, from }),
    );
  }
  if (Array.isArray(value)) {
    return value.flatMap((each, index) =>
      toLeaves(each, { path: `${path}[${index}]`, from }),
    );
  }
  return value === undefined || !path
    ? []
    : [toLeaf(path, value === null ? 'null' : String(value), from)];
}

function toLeaf(name: string, value: string, from: string): Leaf {
  return { name, value, from };
}
