import { JsonObject } from '../../Json';
import { ObjectMetadata } from '../ArgocdApplication';

/** An ApplicationSet as the hub knows it, and what became of it. */
export type ArgocdApplicationSet = {
  metadata: ObjectMetadata;
  spec: JsonObject;
  /** Why it cannot generate; its Applications run on untouched. */
  error?: { reason: string; message: string };
  /** When that, or the lack of it, began. ISO 8601. */
  since: string;
};
