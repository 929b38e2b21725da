package dev.sluice.demo.shop;

/** What all versions share, since they run in one process. */
record ShopParts(CheckoutFlag flag, Faults faults, ShopMetrics metrics) {}
