package dev.sluice.demo.market;

import dev.sluice.demo.load.LoadVerticle;
import dev.sluice.demo.shop.ShopVerticle;

/** One shop of the market, and those who visit it. */
public record Stall(String name, ShopVerticle shop, LoadVerticle visitors) {}
