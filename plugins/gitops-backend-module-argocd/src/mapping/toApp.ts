import { Application } from '../client/Application';
import { selectSources } from './selectSources';

const NAME_LABEL = 'app.kubernetes.io/name';

/**
 * The app an Application delivers: its label `app.kubernetes.io/name`, else the folder in `apps/` it is
 * built from, else its name without the cluster that a set put before or behind it.
 *
 * @param application - the Application
 * @param cluster - name of its destination
 */
export function toApp(application: Application, cluster: string): string {
  const { labels, name } = application.metadata;
  if (labels[NAME_LABEL]) return labels[NAME_LABEL];
  for (const { path } of selectSources(application)) {
    const folders = path?.split('/').filter(Boolean) ?? [];
    const apps = folders.indexOf('apps');
    if (apps >= 0 && folders[apps + 1]) return folders[apps + 1];
  }
  const behind = `-${cluster}`;
  const before = `${cluster}-`;
  if (name.endsWith(behind) && name !== behind) {
    return name.slice(0, -behind.length);
  }
  return name.startsWith(before) && name !== before
    ? name.slice(before.length)
    : name;
}
