return await Shop.Faults.FaultsCommand.Run(args);
