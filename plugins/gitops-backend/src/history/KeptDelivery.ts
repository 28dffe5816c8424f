import { DeliveryValues } from './DeliveryWrite';

/** A delivery as it was kept. */
export type KeptDelivery = DeliveryValues & { deployment: string; id: number };
