/** A JSON object whose fields nobody has parsed yet. */
export type JsonObject = { [key: string]: unknown };

/** Who wrote which fields of an object, as `metadata.managedFields` tells it. */
export type ManagedFieldsEntry = {
  apiVersion: string;
  fieldsType: 'FieldsV1';
  fieldsV1: JsonObject;
  manager: string;
  operation: 'Apply' | 'Update';
  subresource?: string;
  time: string;
};

/** `metadata` of any object. The store fills resourceVersion, and uid and creationTimestamp where a new object has none. */
export type ObjectMetadata = {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  managedFields?: ManagedFieldsEntry[];
  ownerReferences?: JsonObject[];
};

/** Any Kubernetes object. Never changed in place: a write makes a new one. */
export type KubernetesObject = {
  apiVersion: string;
  kind: string;
  metadata: ObjectMetadata;
  spec?: JsonObject;
  status?: JsonObject;
  [field: string]: unknown;
};
