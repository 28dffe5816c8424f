import { ApiAnswer } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import {
  getApplication,
  getRevisionMetadata,
  listApplications,
  terminateOperation,
} from './applicationRoutes';
import {
  getApplicationSet,
  getApplicationSetTree,
  listApplicationSetEvents,
  listApplicationSets,
} from './applicationSetRoutes';
import { getManagedResources, getServerSideDiff } from './getManagedResources';
import { getLinks, getManifests } from './getManifests';
import { getResource } from './getResource';
import { getResourceTree } from './getResourceTree';
import { getSyncWindows } from './getSyncWindows';
import {
  canI,
  getCluster,
  getProject,
  getSettings,
  getUserInfo,
  getVersion,
  listClusters,
  listProjects,
  login,
} from './hubRoutes';
import { listEvents } from './listEvents';
import { patchApplication } from './patchApplication';
import { getResourceActions, postResourceAction } from './resourceActionRoutes';
import { rollbackApplication } from './rollbackApplication';
import { StreamHandler } from './StreamHandler';
import { streamApplicationSets } from './streamApplicationSets';
import { streamApplications } from './streamApplications';
import { streamLogs, streamPodLogs } from './streamLogs';
import { streamResourceTree } from './streamResourceTree';
import { syncApplication } from './syncApplication';

type Route = {
  method: string;
  path: string;
  answer: (
    request: ApiRequest,
    context: ApiContext,
  ) => ApiAnswer | Promise<ApiAnswer>;
  /** Answers without a token too. */
  open?: boolean;
};

/** Calls with one answer. */
export const routes: Route[] = [
  { method: 'GET', path: '/api/version', answer: getVersion, open: true },
  { method: 'POST', path: '/api/v1/session', answer: login, open: true },
  {
    method: 'GET',
    path: '/api/v1/session/userinfo',
    answer: getUserInfo,
    open: true,
  },
  {
    method: 'GET',
    path: '/api/v1/settings',
    answer: getSettings,
    open: true,
  },
  {
    method: 'GET',
    path: '/api/v1/applications',
    answer: listApplications,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name',
    answer: getApplication,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/revisions/:revision/metadata',
    answer: getRevisionMetadata,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/resource',
    answer: getResource,
  },
  {
    method: 'PATCH',
    path: '/api/v1/applications/:name',
    answer: patchApplication,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/resource-tree',
    answer: getResourceTree,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/managed-resources',
    answer: getManagedResources,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/server-side-diff',
    answer: getServerSideDiff,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/manifests',
    answer: getManifests,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/links',
    answer: getLinks,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/events',
    answer: listEvents,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/syncwindows',
    answer: getSyncWindows,
  },
  {
    method: 'GET',
    path: '/api/v1/applications/:name/resource/actions',
    answer: getResourceActions,
  },
  {
    method: 'POST',
    path: '/api/v1/applications/:name/resource/actions/v2',
    answer: postResourceAction,
  },
  {
    method: 'POST',
    path: '/api/v1/applications/:name/rollback',
    answer: rollbackApplication,
  },
  {
    method: 'POST',
    path: '/api/v1/applications/:name/sync',
    answer: syncApplication,
  },
  {
    method: 'DELETE',
    path: '/api/v1/applications/:name/operation',
    answer: terminateOperation,
  },
  {
    method: 'GET',
    path: '/api/v1/applicationsets',
    answer: listApplicationSets,
  },
  {
    method: 'GET',
    path: '/api/v1/applicationsets/:name',
    answer: getApplicationSet,
  },
  {
    method: 'GET',
    path: '/api/v1/applicationsets/:name/resource-tree',
    answer: getApplicationSetTree,
  },
  {
    method: 'GET',
    path: '/api/v1/applicationsets/:name/events',
    answer: listApplicationSetEvents,
  },
  { method: 'GET', path: '/api/v1/clusters', answer: listClusters },
  { method: 'GET', path: '/api/v1/clusters/:id', answer: getCluster },
  { method: 'GET', path: '/api/v1/projects', answer: listProjects },
  { method: 'GET', path: '/api/v1/projects/:name', answer: getProject },
  {
    method: 'GET',
    path: '/api/v1/account/can-i/:resource/:action/:subresource',
    answer: canI,
  },
];

/** Calls whose answer may go on. */
export const streams: { method: 'GET'; path: string; answer: StreamHandler }[] =
  [
    {
      method: 'GET',
      path: '/api/v1/stream/applications',
      answer: streamApplications,
    },
    {
      method: 'GET',
      path: '/api/v1/stream/applicationsets',
      answer: streamApplicationSets,
    },
    {
      method: 'GET',
      path: '/api/v1/stream/applications/:name/resource-tree',
      answer: streamResourceTree,
    },
    {
      method: 'GET',
      path: '/api/v1/applications/:name/logs',
      answer: streamLogs,
    },
    {
      method: 'GET',
      path: '/api/v1/applications/:name/pods/:podName/logs',
      answer: streamPodLogs,
    },
  ];
