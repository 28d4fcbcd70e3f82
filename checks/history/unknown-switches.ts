import { type InventoryItem, inventoryItemSchema, MOST_UNKNOWN_ON_PAGE } from '../model/index.ts';

/** What is kept of one visit's inventory: switches that no check knows, up to the limit, and none in a wrong shape. */
export function unknownSwitchesIn(inventory: readonly InventoryItem[]): InventoryItem[] {
  return inventory
    .filter((item) => item.check === null && inventoryItemSchema.safeParse(item).success)
    .slice(0, MOST_UNKNOWN_ON_PAGE);
}
