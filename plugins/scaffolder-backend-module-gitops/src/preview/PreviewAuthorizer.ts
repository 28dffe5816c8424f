import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createPermissionResourceRef,
} from '@backstage/plugin-permission-node';
import {
  actionExecutePermission,
  RESOURCE_TYPE_SCAFFOLDER_ACTION,
  taskCreatePermission,
} from '@backstage/plugin-scaffolder-common/alpha';

/** An action with what it was given: what conditions of the scaffolder's permissions look at. */
type ActionCall = { action: string; input: unknown };

const actionRef = createPermissionResourceRef<ActionCall, {}>().with({
  pluginId: 'scaffolder',
  resourceType: RESOURCE_TYPE_SCAFFOLDER_ACTION,
});

/** Lets those see what an action would write who may run it: they may start tasks, and this action in them. */
export class PreviewAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#registry = options.permissionsRegistry;
  }

  /** @throws NotAllowedError when they may not. */
  async check(
    call: ActionCall,
    credentials: BackstageCredentials<
      BackstageUserPrincipal | BackstageServicePrincipal
    >,
  ): Promise<void> {
    const [[task], [action]] = await Promise.all([
      this.#permissions.authorize([{ permission: taskCreatePermission }], {
        credentials,
      }),
      this.#permissions.authorizeConditional(
        [{ permission: actionExecutePermission }],
        { credentials },
      ),
    ]);
    const isAllowed =
      task.result === AuthorizeResult.ALLOW &&
      (action.result === AuthorizeResult.CONDITIONAL
        ? createConditionAuthorizer(
            this.#registry.getPermissionRuleset(actionRef),
          )(action, call)
        : action.result === AuthorizeResult.ALLOW);
    if (!isAllowed) {
      throw new NotAllowedError(
        `You may not run ${call.action}, so you may not see what it would write either.`,
      );
    }
  }
}
