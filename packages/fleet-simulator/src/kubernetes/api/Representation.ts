import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { ResourceKind, toApiVersion } from '../objects/ResourceKind';
import { StatusError } from './StatusError';

/** How a client wants objects, said by `Accept`. */
export interface Representation {
  toItem(object: KubernetesObject): JsonObject;
  toList(
    kind: ResourceKind,
    list: { objects: KubernetesObject[]; metadata: JsonObject },
  ): JsonObject;
}

const whole: Representation = {
  toItem: object => object,
  toList: (kind, { objects, metadata }) => ({
    kind: `${kind.kind}List`,
    apiVersion: toApiVersion(kind),
    metadata: kind.custom ? { continue: '', ...metadata } : metadata,
    items: kind.custom
      ? objects
      : objects.map(
          ({ kind: _kind, apiVersion: _apiVersion, ...rest }) => rest,
        ),
  }),
};

const toPartial = ({ metadata }: KubernetesObject) => ({
  kind: 'PartialObjectMetadata',
  apiVersion: 'meta.k8s.io/v1',
  metadata,
});

const metadataOnly: Representation = {
  toItem: toPartial,
  toList: (_kind, { objects, metadata }) => ({
    kind: 'PartialObjectMetadataList',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    items: objects.map(toPartial),
  }),
};

const toTable = (objects: KubernetesObject[], metadata: JsonObject) => ({
  kind: 'Table',
  apiVersion: 'meta.k8s.io/v1',
  metadata,
  columnDefinitions: ['Name', 'Created At'].map((name, index) => ({
    name,
    type: index ? 'date' : 'string',
    format: index ? '' : 'name',
    description: '',
    priority: 0,
  })),
  rows: objects.map(object => ({
    cells: [object.metadata.name, object.metadata.creationTimestamp],
    object: toPartial(object),
  })),
});

const table: Representation = {
  toItem: object =>
    toTable([object], { resourceVersion: object.metadata.resourceVersion }),
  toList: (_kind, { objects, metadata }) => toTable(objects, metadata),
};

/**
 * The first representation in `Accept` that is known.
 *
 * @throws StatusError 406 when there is none
 */
export function parseRepresentation(accept: string | undefined) {
  for (const part of (accept || '*/*').split(',')) {
    const [type, ...parameters] = part.split(';').map(text => text.trim());
    const isJson = ['application/json', 'application/*', '*/*'].includes(type);
    if (!isJson) continue;
    const as = parameters.find(parameter => parameter.startsWith('as='));
    if (as?.startsWith('as=PartialObjectMetadata')) return metadataOnly;
    if (as === 'as=Table') return table;
    if (!as) return whole;
  }
  throw new StatusError(
    406,
    'NotAcceptable',
    'only the following media types are accepted: application/json, application/yaml',
  );
}
