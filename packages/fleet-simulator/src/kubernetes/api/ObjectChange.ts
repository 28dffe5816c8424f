import { KubernetesObject } from '../objects/KubernetesObject';
import { ResourceKind } from '../objects/ResourceKind';

/** A PATCH of one object. */
export type ObjectChange = {
  kind: ResourceKind;
  key: { namespace?: string; name: string };
  body: string;
  query: URLSearchParams;
  userAgent: string | undefined;
  now: Date;
  /** @throws StatusError 422 when the schema of its kind has something against an object */
  checkValid(object: KubernetesObject): void;
};
