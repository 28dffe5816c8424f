import { JsonObject } from '../../objects/KubernetesObject';

/** A version of a release as Helm 3 keeps it, in the fields of its JSON. */
export type HelmRecord = {
  name: string;
  info: {
    first_deployed: string;
    last_deployed: string;
    deleted: string;
    description: string;
    status: string;
  };
  chart: JsonObject;
  /** The values that are not the chart's own. */
  config: JsonObject;
  /** What was rendered, one YAML document after the other. */
  manifest: string;
  version: number;
  namespace: string;
};
