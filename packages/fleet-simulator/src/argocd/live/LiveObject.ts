import { JsonObject } from '../../Json';
import { ApplicationResource } from '../ArgocdApplication';

/** An object on a cluster, as Argo CD's cache has it. */
export type LiveObject = {
  group: string;
  version: string;
  kind: string;
  /** Absent for what lives in no namespace. */
  namespace?: string;
  name: string;
  uid: string;
  /** Whether the Application brought it, not a controller. */
  managed: boolean;
  manifest: JsonObject;
  health?: ApplicationResource['health'];
  /** What brought it, nearest first; none for what the Application brought. */
  parents: Pick<
    LiveObject,
    'group' | 'version' | 'kind' | 'namespace' | 'name' | 'uid'
  >[];
};
