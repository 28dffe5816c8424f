import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useCallback, useMemo } from 'react';
import { useAddressParameters } from './useAddressParameters';

/** Where in the drawer to look. What is not given stays; an empty text takes it away. */
export type DrawerPlace = {
  tab?: string;
  /** Id of a resource of the Deployment, see `toResourceId`. */
  resource?: string;
  /** Name of a container of that Pod. */
  container?: string;
};

/** Which Deployment the drawer shows, at which tab and resource, and how to change that. */
export type DrawerAddress = DrawerPlace & {
  /** Its id; undefined while the drawer is closed. */
  deployment?: string;
  open: (deployment: string, tab: string) => void;
  /** Another place of the same Deployment. Another resource forgets the container. */
  look: (place: DrawerPlace) => void;
  close: () => void;
};

/** What the parameters of a row are while the drawer is open by the id of a Deployment, or closed. */
const NO_ROW = { cluster: '', app: '' };

/**
 * Keeps the drawer in the address (`?deployment=<id>&tab=logs&resource=<id>`), so that what it shows can be
 * linked to and the browser's Back closes it. Who links and does not know the id, as a software template,
 * names the row instead (`?cluster=aws-eks`, and `&app=checkout-api` where a board has several).
 *
 * @param rows - those on the board, as far as they are known
 */
export function useDrawerAddress(
  rows: readonly Pick<Deployment, 'id' | 'app' | 'cluster'>[] = [],
): DrawerAddress {
  const { read, write } = useAddressParameters();
  const open = useCallback(
    (deployment: string, tab: string) =>
      write(
        { ...NO_ROW, deployment, tab, resource: '', container: '' },
        { push: true },
      ),
    [write],
  );
  const look = useCallback(
    (place: DrawerPlace) =>
      write({
        ...(place.resource !== undefined && { container: '' }),
        ...place,
      }),
    [write],
  );
  const close = useCallback(
    () =>
      write({
        ...NO_ROW,
        deployment: '',
        tab: '',
        resource: '',
        container: '',
      }),
    [write],
  );
  const deployment =
    read('deployment') || findRow(rows, read('cluster'), read('app'))?.id;
  const tab = read('tab') || undefined;
  const resource = read('resource') || undefined;
  const container = read('container') || undefined;
  return useMemo(
    () => ({ deployment, tab, resource, container, open, look, close }),
    [deployment, tab, resource, container, open, look, close],
  );
}

function findRow(
  rows: readonly Pick<Deployment, 'id' | 'app' | 'cluster'>[],
  cluster: string | null,
  app: string | null,
) {
  return rows.find(
    row => row.cluster.name === cluster && (!app || row.app === app),
  );
}
