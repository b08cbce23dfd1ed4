return await Shop.Capacity.CapacityCommand.Run(args);
